import { makeZip, type ZipPart } from './zip.ts'

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const run = (words: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
export const paragraph = (runs: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${runs}</w:p>`
export const listed = (words: string, level = 0): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(words)}</w:p>`
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((words) => `<w:tc>${paragraph(run(words))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
export const picture = (id: string, words: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="${words}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
export const relation = (id: string, type: string, target: string, external = false): string =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`

/** A Word document of the least that Word itself would open. */
export function makeDocx(
  body: string,
  options: { readonly relations?: string; readonly parts?: readonly ZipPart[]; readonly contentType?: string; readonly prolog?: string } = {}, // prettier-ignore
): Uint8Array {
  const main = options.contentType ?? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const named = (id: string, name: string) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>` // prettier-ignore
  const xml = (inside: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${inside}`
  return makeZip([
    {
      name: '[Content_Types].xml',
      bytes: xml(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      bytes: xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`), // prettier-ignore
    },
    {
      name: 'word/_rels/document.xml.rels',
      bytes: xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'styles', 'styles.xml')}${relation('rId2', 'numbering', 'numbering.xml')}${relation('rId3', 'footnotes', 'footnotes.xml')}${options.relations ?? ''}</Relationships>`), // prettier-ignore
    },
    {
      name: 'word/styles.xml',
      bytes: xml(
        `<w:styles ${W}>${named('1', 'heading 1')}${named('2', 'heading 2')}${named('a', 'Title')}</w:styles>`,
      ),
    },
    {
      name: 'word/numbering.xml',
      bytes: xml(`<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${level === 0 ? 'decimal' : 'bullet'}"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`), // prettier-ignore
    },
    {
      name: 'word/footnotes.xml',
      bytes: xml(`<w:footnotes ${W}><w:footnote w:id="2">${paragraph(run('见年报。'))}</w:footnote></w:footnotes>`),
    },
    {
      name: 'word/document.xml',
      bytes: xml(`${options.prolog ?? ''}<w:document ${W}><w:body>${body}</w:body></w:document>`),
    },
    ...(options.parts ?? []),
  ])
}
