import time

from notes.likeness import is_near_copy

A_LOT = "We walked to the library and asked at the desk which forms the housing office still wants this week."


def test_the_same_words_are_a_copy_whatever_the_signs_between_them():
    assert is_near_copy(A_LOT, ["Something else altogether, that day.", A_LOT.upper().replace(" ", ",  ")])


def test_a_long_text_with_one_other_word_is_still_a_copy():
    assert is_near_copy(f"{A_LOT} {A_LOT} Then home.".replace("library", "court", 1), [f"{A_LOT} {A_LOT} Then home."])


def test_half_of_it_new_is_no_copy():
    assert not is_near_copy(A_LOT, ["We walked to the library and sat in the sun, and he read to me from his book."])


def test_long_texts_are_compared_in_no_time():
    begun = time.perf_counter()
    is_near_copy("so we went on " * 25_000, ["so we went back " * 25_000] * 5)
    assert time.perf_counter() - begun < 0.5
