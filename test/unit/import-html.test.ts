import { createDocument } from '@mixmark-io/domino'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutStyles } from '#cases/import/clean-html.ts'
import { htmlToMarkdown, pastedMarkdown } from '#cases/import/html-to-markdown.ts'

const bodyOf = (html: string): HTMLElement => createDocument(withoutStyles(html)).body
const markdown = (html: string): string => htmlToMarkdown(bodyOf(html), { pictures: 'drop' }).markdown
const pasted = (html: string, plain: string): string | undefined => pastedMarkdown(bodyOf(html), plain)

const WORD_HEAD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style>
<xml><w:WordDocument></w:WordDocument></xml></head><body lang=ZH-CN><!--StartFragment-->`

describe('what Word puts on the clipboard', () => {
  test('paragraphs, headings, bold and links without the mess', () => {
    const html = `${WORD_HEAD}<h2><a name="_Toc1"></a><span style='mso-bidi-font-family:"Times"'>做法<o:p></o:p></span></h2>
<p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'><b style='mso-bidi-font-weight:normal'>一百</b><b>名</b>志愿<span
lang=EN-US style='font-size:9pt'></span>者，见<a href="https://example.org/a_b"><span class=MsoHyperlink>报告</span></a>。<o:p>&nbsp;</o:p></p></body></html>`
    expect(markdown(html)).toBe('## 做法\n\n**一百名**志愿者，见[报告](https://example.org/a_b)。')
  })

  test('a line break of its source between two characters is no space, one between words is', () => {
    expect(markdown(`${WORD_HEAD}<p class=MsoNormal>水质\n变好，so it\nsays</p>`)).toBe('水质变好，so it says')
  })

  test('smart lists become lists, nested and counted as they were shown', () => {
    const item = (level: number, mark: string, words: string) =>
      `<p class=MsoListParagraph style='margin-left:21pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span></span><![endif]>${words}</p>`
    const html = `${WORD_HEAD}${item(1, '1.', '招募')}\n${item(2, '·', '线上')}\n${item(2, '·', '线下')}\n${item(1, '2.', '培训')}<p class=MsoNormal>然后</p>${item(1, '·', '另外')}`
    expect(markdown(html)).toBe('1. 招募\n   - 线上\n   - 线下\n2. 培训\n\n然后\n\n- 另外')
  })

  test('comments and tracked deletions are gone, insertions stay, notes keep their number', () => {
    const html = `${WORD_HEAD}<p class=MsoNormal>共<del cite="mailto:a"><span>三</span></del><ins cite="mailto:a">五</ins>人<a
style='mso-comment-reference:LH_1'>次</a><span class=MsoCommentReference><span style='mso-special-character:comment'><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[LH1]</a></span></span><a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a>。</p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> 见年报。</p></div></div>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>真的吗？</p></div></div></div>`
    expect(markdown(html)).toBe('共五人次〔1〕。\n\n〔1〕 见年报。')
  })

  test('a table has its first row as its head, a line a cell, and as many cells in each row', () => {
    const html = `${WORD_HEAD}<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>年</b></p></td><td colspan=2><p>人|次</p></td></tr>
<tr><td><p>2021</p></td><td><p>12</p><p>约</p></td></tr></table>`
    expect(markdown(html)).toBe('| **年** | 人\\|次 |     |\n| --- | --- | --- |\n| 2021 | 12 约 |     |')
  })
})

describe('what a web page puts there', () => {
  test('scripts, styles, pictures, forms and addresses that run something are gone', () => {
    const html = `<meta charset="utf-8"><style>p{}</style><script>alert(1)</script><p onclick="x()">See <a href="javascript:alert(1)">this</a>, <a href="https://example.org/">that</a><img src="https://example.org/t.gif" onerror="x()"><button>Go</button></p><iframe src="https://example.org"></iframe><p style="display:none">hidden</p>`
    expect(markdown(html)).toBe('See this, [that](https://example.org/)')
  })

  test('what looks like markdown or HTML in the words stays words', () => {
    expect(markdown('<p>1. a * b &lt;b&gt; _c_ [^note] ~~d~~ # e</p>')).toBe(
      '1\\. a \\* b \\<b> \\_c\\_ \\[^note\\] \\~~d\\~~ # e',
    )
  })

  test('the bold that Google wraps its documents in is none; a bold span is one', () => {
    const html = `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain </span><span style="font-weight:700">bold</span></p><h1><span style="font-weight:400">Head</span></h1></b>`
    expect(markdown(html)).toBe('Plain **bold**\n\n## Head')
  })

  test('lists in lists, quotations and code keep their shape', () => {
    const html =
      '<ul><li>a<ol><li>b</li><li>c</li></ol></li><li><p>d</p></li></ul><blockquote><p>q</p></blockquote><pre><code>x  y\n z</code></pre>'
    expect(markdown(html)).toBe('- a\n  1. b\n  2. c\n- d\n\n> q\n\n```\nx  y\n z\n```')
  })

  test('raised and lowered figures stay readable', () => {
    expect(
      markdown('<p>5 m<sup>2</sup>, CO<sub>2</sub>, said<sup><a href="https://example.org/w#cite-3">[3]</a></sup></p>'),
    ).toBe('5 m², CO2, said〔3〕')
  })
})

describe('whether pasting is worth a change', () => {
  test.each([
    ['a colour', '<span style="color:red">水质变好</span>', '水质变好'],
    ['one paragraph', '<meta><p class=MsoNormal>水质变好</p>', '水质变好'],
    ['code with colours', '<div><div><span>a *b*</span></div><div>c</div></div>', 'a *b*\nc'],
    ['markdown shown as it is', '<pre># a\n- b</pre>', '# a\n- b'],
    ['paragraphs that the plain text parts as well', '<p>a</p><p>b</p>', 'a\n\nb'],
  ])('%s says nothing more than its plain text', (_, html, plain) => {
    expect(pasted(html, plain)).toBeUndefined()
  })

  test('paragraphs that would run together are parted', () => {
    expect(pasted('<p>a</p><p>b</p>', 'a\nb')).toBe('a\n\nb')
  })
})

describe('a hostile page', () => {
  test('one that is nested without end or has parts without number is refused before it is walked', () => {
    expect(() => markdown('<div>'.repeat(400))).toThrow(RangeError)
    expect(() => markdown('<i></i>'.repeat(100_001))).toThrow(RangeError)
  })

  test('whatever is sent, no element and no address that runs something comes out', () => {
    const part = fc.constantFrom('<b>', '</b>', '<p style="x">', '</p>', '<table><tr><td>', '</table>', '<li>', '<ul>', '</ul>', '<a href="javascript:x">', '</a>', '<img src=x onerror=y>', '<script>', '</script>', '<!--', '-->', '<svg><a>', '<o:p>', '&lt;script&gt;', '<style>', '</style>', 'words', '字', '<h1>', '</h1>', '|', '*') // prettier-ignore
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const said = markdown(parts.join(''))
        expect(said).not.toMatch(/(?<!\\)<[a-z/!]/i)
        expect(said).not.toMatch(/\]\(\s*(?!https?:|mailto:)/i)
      }),
      { numRuns: 400, seed: 7 },
    )
  })
})
