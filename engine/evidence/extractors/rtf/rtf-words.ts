/** Groups that hold no text of the document. */
export const silentGroups = new Set(
  `fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping latentstyles datastore
   xmlnstbl pgptbl filetbl mmathPr wgrffmtfilter panose falt fname fontemb fontfile blipuid nonshppict htmltag mhtmltag
   bkmkstart bkmkend atnid atnauthor atntime atndate atnref atrfstart atrfend author operator company manager creatim revtim
   printim buptim hlinkbase passwordhash userprops propname staticval linkval sp sn sv shpinst-skip picprop objclass objname
   objtime objalias objsect result-skip xe tc rxe tcf template defchp defpap listpicture pntext pntxta pntxtb ftnsep ftnsepc
   aftnsep aftnsepc aftncn ftncn keycode protusertbl oldcprops oldpprops oldtprops oldsprops svb ebcstart ebcend`.split(
    /\s+/,
  ),
)

/** Starred groups (`{\*\word`) that do hold text; all other starred groups are passed over. */
export const readStarred = new Set([
  'shpinst',
  'shptxt',
  'ud',
  'annotation',
  'footnote',
  'fldinst',
  'docvar',
  'objdata',
  'shppict',
  'pict',
  'do',
  'dptxbxtext',
  'ffl',
  'formfield',
  'ffname',
  'ffdeftext',
  'xmlopen',
])

/** Words that stand for a character or a break. */
export const characterWords: Record<string, string> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  emdash: '\u2014',
  endash: '\u2013',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  bullet: '\u2022',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  nestcell: '\t',
  nestrow: '\n',
}

/** `\fcharset` numbers as iconv-lite charsets ([RTF 1.9.1] font table). */
export const fontCharsets: Record<number, string> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'cp949',
  134: 'gb18030',
  136: 'big5-hkscs',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}

/** `\ansicpg` numbers that iconv-lite knows under another name. */
export const codePages: Record<number, string> = {
  936: 'gb18030',
  950: 'big5-hkscs',
  932: 'shift_jis',
  949: 'cp949',
  10000: 'macintosh',
  65001: 'utf-8',
}
