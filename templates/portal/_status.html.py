BBBB BBBB #
BB BBBBBBBBBBB BB BBBBBBB gettext(u'A dream') BBBB BBBBBBBBBBB BB BBBBBBBBB gettext(u'Working on it') BBBB BBBBBBBBBBB BB BBBBBBBBB gettext(u'Resting') BBBB BBBBBBBBBBB BB BBBBBBBBB gettext(u'I got there') BBBB gettext(u'I changed my mind') BBBBB
