BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBB BBBB
BBBBB BBBBBBBB gettext(u'Is it still on their mind?') BBBBBBBB

BBBBB BBBBXX XXXXXXXXXXXXX gettext(u'They say that it stays as it is. Nobody asks again for a while.') XXXXBBBBBBBB

BBBBB BB gettext(u'Yes, keep it') BBBBBBBB
