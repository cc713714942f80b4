import { readSheet as readCells } from 'read-excel-file/node'
import { readZip, type ZipEntry } from '../../desk/import/read-zip.server.ts'
import { sheetAsText, type SheetRow } from './sheet-records.ts'
import { writeZip } from '../write-zip.ts'

/** Why a file of a spreadsheet was not taken, with the cell where it is about one. */
export interface SheetFault {
  readonly code: 'sheet-old' | 'sheet-broken' | 'sheet-large' | 'sheet-merged' | 'sheet-formula' | 'sheet-error'
  readonly line: number | undefined
  readonly values: Readonly<Record<string, string | number>>
}

export type ReadSheet =
  | { readonly ok: true; /** As `readEntryTable` takes it. */ readonly text: string }
  | { readonly ok: false; readonly problems: readonly SheetFault[] }

const MEGABYTE = 1024 * 1024
/** What a file may unpack to. */
const LIMITS = { entries: 300, entryBytes: 16 * MEGABYTE, totalBytes: 24 * MEGABYTE }
/** So much is read within some tenths of a second. */
export const SMALL_SHEET = { entries: 300, entryBytes: MEGABYTE, totalBytes: MEGABYTE }
/** Longer than the longest table that is taken; what is beyond it is told as too many rows. */
const MOST_ROWS = 2_100
const MOST_COLUMNS = 60
const MOST_TEXT = 1024 * 1024
const MOST_TOLD = 20

const refuse = (code: SheetFault['code']): ReadSheet => ({ ok: false, problems: [{ code, line: undefined, values: {} }] }) // prettier-ignore

/** Whether bytes begin as those of a spreadsheet, of today or of before 2007. */
export const isSheet = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) || isOld(bytes)

/** A file of before 2007, and one with a password, are wrapped the same way. */
const isOld = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11

/**
 * Reads the first sheet of an .xlsx file: what its cells show, with the rows where they stand. Formulas are not run, what
 * they last gave counts; a date is its ISO date. Only what was measured while it was unpacked reaches the parser.
 * @param limits of what is unpacked
 */
export async function readSheet(bytes: Uint8Array, limits: typeof LIMITS = LIMITS): Promise<ReadSheet> {
  if (isOld(bytes)) return refuse('sheet-old')
  const unpacked = await readZip(bytes, limits, (path) => /\.(?:xml|rels)$/i.test(path))
  if (!unpacked.ok) {
    const code = unpacked.problems[0]?.code ?? ''
    if (code === 'zip-encrypted') return refuse('sheet-old')
    return refuse(/^zip-(?:entries|entry-large|total-large|bomb)$/.test(code) ? 'sheet-large' : 'sheet-broken')
  }
  const parts = textsOf(unpacked.value)
  const first = parts && firstSheet(parts)
  if (!parts || !first) return refuse('sheet-broken')
  const problems = cellFaults(first.xml)
  if (problems.length > 0) return { ok: false, problems }
  try {
    const archive = writeZip([...parts].map(([name, text]) => ({ name, text })))
    const rows = await readCells(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength), first.name)
    const found = rows.slice(0, MOST_ROWS).flatMap((cells, index): SheetRow[] => {
      const shown = cells.slice(0, MOST_COLUMNS).map(shownCell)
      return shown.every((cell) => cell === '') ? [] : [[index + 1, shown]]
    })
    const text = sheetAsText(first.name, found)
    return text.length > MOST_TEXT ? refuse('sheet-large') : { ok: true, text }
  } catch {
    return refuse('sheet-broken')
  }
}

/** Texts by their names; undefined where one is no text, or declares what no spreadsheet needs. */
function textsOf(entries: readonly ZipEntry[]): ReadonlyMap<string, string> | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const texts = entries.map(({ path, bytes }) => [path, decoder.decode(bytes)] as const)
    return texts.some(([, text]) => /<!DOCTYPE|<!ENTITY/i.test(text)) ? undefined : new Map(texts)
  } catch {
    return undefined
  }
}

/** The sheet that stands first in the workbook. */
function firstSheet(parts: ReadonlyMap<string, string>): { readonly name: string; readonly xml: string } | undefined {
  const tag = /<(?:\w+:)?sheet\s[^<>]*>/.exec(parts.get('xl/workbook.xml') ?? '')?.[0]
  const name = attribute(tag, 'name')
  const id = attribute(tag, '(?:\\w+:)id')
  const relations = parts.get('xl/_rels/workbook.xml.rels') ?? ''
  const relation = [...relations.matchAll(/<Relationship\s[^<>]*>/g)].find(([one]) => attribute(one, 'Id') === id)?.[0]
  const target = attribute(relation, 'Target')
  if (name === undefined || target === undefined) return undefined
  const xml = parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  return xml === undefined ? undefined : { name, xml }
}

function attribute(tag: string | undefined, name: string): string | undefined {
  const value = tag === undefined ? undefined : new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replace(/&(quot|apos|lt|gt|amp);/g, (all, code: string) => ENTITIES[code] ?? all)
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' }

/** Cells that would be read otherwise than they look: merged ones, errors, and formulas nobody has computed. */
function cellFaults(xml: string): SheetFault[] {
  const faults: SheetFault[] = []
  const note = (code: SheetFault['code'], cell: string) => {
    const line = Number(/\d+/.exec(cell)?.[0] ?? 0)
    if (faults.length < MOST_TOLD) faults.push({ code, line, values: { cell } })
  }
  for (const [, range] of xml.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"/g)) {
    note('sheet-merged', range!)
  }
  for (const [tag] of xml.matchAll(/<(?:\w+:)?c\s[^<>]*\st="e"[^<>]*>/g)) note('sheet-error', attribute(tag, 'r') ?? '')
  const bare = /<(?:\w+:)?c\s([^<>]*)><(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/(?:\w+:)?f>)(?:<(?:\w+:)?v\s?\/>)?<\/(?:\w+:)?c>/g // prettier-ignore
  for (const [, attributes] of xml.matchAll(bare)) note('sheet-formula', attribute(` ${attributes!}`, 'r') ?? '')
  return faults
}

function shownCell(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell as string | number | boolean)
  const [day, time] = cell.toISOString().split('T') as [string, string]
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}
