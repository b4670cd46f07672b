BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBB BBBB
BBBBB BBBBBBBBBB BBBBBBBBBBBB BB BBBBBBBBB gettext(u'Start working on it') BBBB BBBBBBBBBBBB BB BBBBBBBBB gettext(u'Let it rest') BBBB BBBBBBBBBBBB BB BBBBBBBBB gettext(u'They reached it') BBBB gettext(u'They changed their mind') BBBBBBBBBBBBB

BBBBB BBBBXX XXXXXXXXXXXXX gettext(u'It can be changed again later. Every answer is a good one.') XXXXBBBBBBBB
