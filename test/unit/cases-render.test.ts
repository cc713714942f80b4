import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '#cases/parse.ts'
import { renderText } from '#cases/render.server.ts'
import { makeCase } from '#test/make/case.ts'

const html = (markdown: string) => renderText(markdown).html

test('a footnote says what it is where the page gives the words', () => {
  const labelled = renderText('文[^s1]', { citationLabel: (number) => `证据 "${number}"` }).html
  expect(labelled).toContain('aria-label="证据 &quot;1&quot;"')
  expect(html('文[^s1]')).not.toContain('aria-label')
})

describe('what a case text can hold', () => {
  test.each([
    ['**重点。**后文', '<p><strong>重点。</strong>后文</p>\n'],
    ['前文**“引号”**后文', '<p>前文<strong>“引号”</strong>后文</p>\n'],
    ['**a**b **c** 2 ** 3', '<p><strong>a</strong>b <strong>c</strong> 2 ** 3</p>\n'],
    ['`**重点。**后文`', '<p><code>**重点。**后文</code></p>\n'],
    ['10~20人，30~40人', '<p>10~20人，30~40人</p>\n'],
    ['~~旧~~', '<p><del>旧</del></p>\n'],
    ['[22,859](fact:reunited)', '<p><a class="figure" href="#fact-reunited">22,859</a></p>\n'],
    ['[1](fact:reunited@2021-02)', '<p><a class="figure" href="#fact-reunited">1</a></p>\n'],
    ['[1](fact:reunited/minors)', '<p><a class="figure" href="#fact-reunited">1</a></p>\n'],
    ['[a](https://example.org/?a=1&b=2)', '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener">a</a></p>\n'],
    ['[a](#text-结果) [b](/methods)', '<p><a href="#text-结果">a</a> <a href="/methods">b</a></p>\n'],
    ['## 做法\n\n## 做法', '<h2 id="text-做法">做法</h2>\n<h2 id="text-做法-2">做法</h2>\n'],
    ['# 标题', '<h2 id="text-标题">标题</h2>\n'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })

  test('citations are numbered by first use, and only the first can be linked back to', () => {
    const rendered = renderText('甲[^b]乙[^a]丙[^b]')
    expect(rendered.cited).toEqual(['b', 'a'])
    expect(rendered.html).toBe(
      '<p>甲<sup><a class="citation" id="cite-b" href="#evidence-b">1</a></sup>' +
        '乙<sup><a class="citation" id="cite-a" href="#evidence-a">2</a></sup>' +
        '丙<sup><a class="citation" href="#evidence-b">1</a></sup></p>\n',
    )
  })

  test('a number stays with the Han word or per cent sign that counts it, and nothing else is glued', () => {
    expect(html('在 2017 年，14 个')).toBe('<p>在 2017\u00a0年，14\u00a0个</p>\n')
    expect(html('[4,400](fact:x) 吨 [50](fact:y) %')).toBe(
      '<p><a class="figure" href="#fact-x">4,400</a>\u00a0吨 <a class="figure" href="#fact-y">50</a>\u00a0%</p>\n',
    )
    expect(html('in 2017 a plan')).toBe('<p>in 2017 a plan</p>\n')
    expect(html('## 2017 年')).toMatch(/^<h2 id="[^"\u00a0]+">2017\u00a0年<\/h2>/)
  })

  test('sections are the headings in plain words, with the ids of the HTML', () => {
    const { html: rendered, sections } = renderText('# 总\n\n## 做法 *甲*[^s1] [乙](fact:x)\n\n### 细\n\n## 做法')
    expect(sections.map(({ title }) => title)).toEqual(['总', '做法 甲 乙', '做法'])
    for (const { id } of sections) expect(rendered).toContain(`<h2 id="${id}">`)
  })

  test('pictures come from beside the case, or are words', () => {
    const attachmentUrl = (name: string) => `/cases/lake/${name}`
    expect(renderText('![湖](photo.png)', { attachmentUrl }).html).toBe(
      '<p><img src="/cases/lake/photo.png" alt="湖" loading="lazy" /></p>\n',
    )
    for (const source of [
      '../../x.png',
      'https://example.org/x.png',
      '//example.org/x.png',
      'data:image/png;base64,AA',
    ])
      expect(renderText(`![湖](${source})`, { attachmentUrl }).html).toBe('<p>湖</p>\n')
    expect(html('![湖](photo.png)')).toBe('<p>湖</p>\n')
    expect(renderText('![湖](images/photo.png "岸边，<2024>")', { attachmentUrl }).html).toBe(
      '<p><img src="/cases/lake/images/photo.png" alt="湖" loading="lazy" /><span class="caption">岸边，&lt;2024&gt;</span></p>\n',
    )
  })

  test('a picture whose size is known keeps its room free before it has come; of others nothing is made up', () => {
    const attachmentUrl = (name: string) => `/cases/lake/${name}`
    const pictureSize = (name: string) => (name === 'photo.png' ? { width: 1200, height: 800 } : undefined)
    const { html: rendered } = renderText('![湖](photo.png)\n\n![岸](shore.png)', { attachmentUrl, pictureSize })
    expect(rendered).toBe(
      '<p><img src="/cases/lake/photo.png" alt="湖" width="1200" height="800" loading="lazy" /></p>\n' +
        '<p><img src="/cases/lake/shore.png" alt="岸" loading="lazy" /></p>\n',
    )
  })

  test('documents beside the case are links, and nothing else without a full address is', () => {
    const attachmentUrl = (name: string) => `/cases/lake/${name}`
    const linked = (target: string) => renderText(`[年报](${target})`, { attachmentUrl }).html
    expect(linked('report.pdf')).toBe('<p><a href="/cases/lake/report.pdf">年报</a></p>\n')
    for (const target of [
      '../report.pdf',
      'javascript:alert(1)',
      'report',
      '//x.org/a.pdf',
      '.report.pdf',
      'a/../b.pdf',
    ])
      expect(linked(target)).toBe('<p>年报</p>\n')
    expect(html('[年报](report.pdf)')).toBe('<p>年报</p>\n')
  })

  test('headings have the anchors that parsing gave them', () => {
    const parsed = parseCase(makeCase(), 'case.md')
    if (!parsed.ok) throw new Error('the example must parse')
    for (const { anchor } of parsed.case.sections) expect(html(parsed.case.body)).toContain(`id="${anchor}"`)
  })
})

describe('what never comes through', () => {
  test.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<p style="color:red">a</p>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](//example.org)',
    '[a](vbscript:x "t")',
    '<a href="https://example.org" onclick="x()">a</a>',
    '[^"><script>alert(1)</script>]',
    '[1](fact:"><script>alert(1)</script>)',
    '```html"><script>alert(1)</script>\nx\n```',
    '# <script>alert(1)</script>',
    '| <b onclick=x>a</b> |\n|:-:|\n| 1 |',
    '<!-- a --><svg onload=alert(1)>',
    '<iframe src="https://example.org"></iframe>',
  ])('%s', (markdown) => {
    const rendered = html(markdown)
    expect(rendered).not.toMatch(/<(?:script|iframe|svg|img|b)\b/i)
    expect(rendered).not.toMatch(/<[^>]*\s(?:on\w+|style|align)=/i)
    expect(rendered).not.toMatch(/<[^>]*(?:javascript|vbscript|data):/i)
    expect(rendered).not.toMatch(/href="\/\//)
  })

  test('any text gives only the tags and attributes that the renderer writes', () => {
    const piece = fc.constantFrom('<', '>', '"', "'", '[', ']', '(', ')', '!', '**', '`', 'a', '。', '\n', ' ', '# ', '- ', '| ', 'javascript:', 'fact:x', '[^x]', 'onclick=x', 'style=', '&lt;', 'https://a.b/', '~') // prettier-ignore
    const tag = /<\/?(?:h[2-6]|p|ul|ol|li|blockquote|pre|code|hr|br|strong|em|del|a|sup|table|thead|tbody|tr|th|td)(?: (?:href|id|rel|class|start)="[^"<>]*")* ?\/?>/g // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(html(pieces.join('')).replaceAll(tag, '')).not.toMatch(/[<>]/)
      }),
      { numRuns: 500 },
    )
  })

  test('a text too deep or too long to parse is shown as it is written', () => {
    expect(html('>'.repeat(9_000))).toMatch(/^<(?:pre|blockquote)>/)
    expect(html(`${'字'.repeat(10_001)}<b>`)).toMatch(/^<pre>字+&lt;b&gt;<\/pre>$/)
  })
})
