from goals.forms.base import clean_past_day, day_input, lines

__all__ = ["clean_past_day", "day_input", "lines"]
