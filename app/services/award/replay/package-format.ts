import { sha256 } from '#db/digest.server.ts'
import type { AwardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import type { AwardRules, Words } from '#scoring/award/rules.ts'
import type { FileOfZip } from '../write-zip.ts'

/** What names an award's package and seals it: its digest is the seal. */
export interface PackageHead {
  readonly format: 1
  readonly award: string
  readonly title: Words
  /** Made-up judges and scores. */
  readonly rehearsal: boolean
  readonly rulesVersion: number
  /** Of the last event. */
  readonly head: { readonly sequence: number; readonly hash: string }
  readonly methods: Readonly<Record<string, string>>
  readonly resultDigest: string
  /** SHA-256 of every other file, by its name. */
  readonly files: Readonly<Record<string, string>>
}

export interface PackagedEntry {
  readonly entry: string
  readonly title: Words
  readonly organisation: string
}

/** Words in an event stand there as a digest: which, and where. The words themselves stay with the award office. */
export interface PackagedWords {
  readonly sequence: number
  readonly field: string
  readonly digest: string
}

export interface PackageParts {
  readonly award: string
  readonly title: Words
  readonly rehearsal: boolean
  /** Every version, from the first. */
  readonly rules: readonly AwardRules[]
  readonly events: readonly LoggedEvent[]
  readonly entries: readonly PackagedEntry[]
  readonly result: AwardResult
}

export const HEAD_FILE = 'award.json'
export const EVENTS_FILE = 'events.json'
export const ENTRIES_FILE = 'entries.json'
export const WORDS_FILE = 'words.json'
export const RESULT_FILE = 'result.json'
export const README_FILE = 'README.md'
export const rulesFile = (version: number): string => `rules-${version}.json`

/** The bytes of a result, whose digest is on the public notice. */
export const resultText = (result: AwardResult): string => canonicalJson(result)
export const resultDigest = (result: AwardResult): string => sha256(resultText(result))

/** Of the names under which a result is published: equal names have equal digests, however they are listed. */
export const namesDigest = (entries: readonly PackagedEntry[]): string =>
  sha256(
    canonicalJson(
      entries
        .map(({ entry, title, organisation }) => ({ entry, title, organisation }))
        .toSorted((one, other) => (one.entry < other.entry ? -1 : 1)),
    ),
  )

/** The files of a package in their order, and its seal. */
export function packageFiles(parts: PackageParts): { readonly files: readonly FileOfZip[]; readonly seal: string } {
  const { award, title, rehearsal, rules, events, entries, result } = parts
  const last = events.at(-1)
  if (!last) throw new RangeError(`Expected events of award ${award} but got none.`)
  const contents: FileOfZip[] = [
    ...rules.map((each, index) => ({ name: rulesFile(index + 1), text: canonicalJson(each) })),
    { name: EVENTS_FILE, text: lineByLine(events) },
    { name: ENTRIES_FILE, text: lineByLine(entries) },
    { name: WORDS_FILE, text: lineByLine(wordsIn(events)) },
    { name: RESULT_FILE, text: resultText(result) },
    { name: README_FILE, text: readme(title, rehearsal) },
  ]
  const head: PackageHead = {
    format: 1,
    award,
    title,
    rehearsal,
    rulesVersion: rules.length,
    head: { sequence: last.sequence, hash: last.hash },
    methods: result.methods,
    resultDigest: resultDigest(result),
    files: Object.fromEntries(contents.map(({ name, text }) => [name, sha256(text)])),
  }
  const headText = canonicalJson(head)
  return { files: [{ name: HEAD_FILE, text: headText }, ...contents], seal: sha256(headText) }
}

/** A list that people can read and programs compare: one item a line. */
const lineByLine = (items: readonly unknown[]): string =>
  `[\n${items.map((item) => canonicalJson(item)).join(',\n')}\n]\n`

/** Every digest of words in the events, in their order. */
export function wordsIn(events: readonly LoggedEvent[]): readonly PackagedWords[] {
  return events.flatMap(({ sequence, event }) =>
    digestsIn(event).map(([field, digest]) => ({ sequence, field, digest })),
  )
}

function digestsIn(event: AwardEvent): readonly (readonly [field: string, digest: string])[] {
  const named = (field: string, digest: string | null) => (digest === null ? [] : [[field, digest] as const])
  switch (event.kind) {
    case 'rules':
    case 'entry.withdraw':
    case 'entry.same':
    case 'judge.remove':
    case 'judge.restore':
    case 'recuse':
    case 'recuse.lift':
    case 'veto.lift':
      return named('reasonDigest', event.reasonDigest)
    case 'judge.pledge':
      return named('keptDigest', event.keptDigest)
    case 'sheet':
      return [
        ...Object.entries(event.notes).map(([criterion, digest]) => [`notes.${criterion}`, digest] as const),
        ...named('change.reasonDigest', event.change?.reasonDigest ?? null),
        ...named('paper.settled.reasonDigest', event.paper?.settled?.reasonDigest ?? null),
      ]
    case 'veto':
      return named('sourceDigest', event.sourceDigest)
    case 'objection':
    case 'objection.answer':
      return named('digest', event.digest)
    default:
      return []
  }
}

const readme = (title: Words, rehearsal: boolean): string => `# ${title['zh-CN']} · ${title.en}
${rehearsal ? '\n演练：评委与分数均为虚构。 Rehearsal: made-up judges and scores.\n' : ''}
## 这是什么

这份评审结果包含封存的规则（rules-*.json）、按发生顺序记录的全部事件（events.json）、参评项目名单（entries.json）、文字说明的摘要值（words.json）以及由此算出的结果（result.json）。award.json 列出其余每个文件的 SHA-256；award.json 自身的 SHA-256 就是整包的封印。

事件只含编号、分数与摘要值。评语、理由等文字由主办方保管，可以删除；摘要值保留在链中，因此删除文字不改变结果。

## 如何复算

取得善度的程序后，不需要数据库：

    npm run award:replay -- package.zip --seal <公示的摘要值>

它逐条验证哈希链，核对规则与每个文件，从事件重新算出结果，并逐字节比对。网站的 /replay 页面做同样的事。

## What this is

The sealed rules (rules-*.json), everything that happened in its order (events.json), the entries (entries.json), the digests of words (words.json), and the result that follows from them (result.json). award.json names the SHA-256 of each other file; its own SHA-256 is the seal of the whole.

Events hold ids, scores and digests. Notes and reasons stay with the award office and can be erased; their digests stay in the chain, so that erasing words changes no result.

## How to replay it

With Shandu's program, and no database:

    npm run award:replay -- package.zip --seal <the digest as published>

It verifies the chain event by event, checks the rules and every file, computes the result anew from the events and compares it byte for byte. The page /replay of the site does the same.
`
