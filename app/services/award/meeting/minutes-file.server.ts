import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx' // prettier-ignore
import { meanSpreads } from '../../../components/award/meeting/mean-spreads.ts'
import type { MinutesEntry, MinutesView } from './minutes-view.ts'
import type { BallotView, SheetShown } from '../../../components/award/meeting/meeting-view.ts'
import { speakerWords } from '../../../components/award/meeting/speaker-words.ts'
import { said, type Say } from '../../../components/accounts/use-words.ts'
import { MINUTES } from '../../../content/award/meeting-minutes.ts'
import { formatExact, formatRate, formatScoreExact } from '../../../i18n/format.ts'
import type { Language } from '../../../i18n/languages.ts'
import { formatInZone, zoneName } from '../../../i18n/zoned-time.ts'

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Hundredths of a millimetre are too fine: twentieths of a point, for A4 with margins of 2.5 cm. */
const TEXT_WIDTH_TWIPS = 9070

/** How the minutes are written: words and figures of one language. */
interface Pen {
  readonly language: Language
  readonly say: Say<keyof typeof MINUTES & string>
  readonly at: (instant: string) => string
  readonly list: (names: readonly string[]) => string
}

/** The minutes as a document of Word, in one language. */
export async function minutesFile(view: MinutesView, language: Language): Promise<Uint8Array> {
  const pen: Pen = {
    language,
    say: (key, values) => said(MINUTES, language, key, values),
    at: (instant) => formatInZone(language, instant, view.timeZone),
    list: (names) => names.join(said(MINUTES, language, 'list')),
  }
  const { say } = pen
  const title = say('title', { award: view.award.title, stage: view.stage.title })
  const font = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'SimSun' }
  const document = new Document({
    title,
    creator: view.award.title,
    lastModifiedBy: view.award.title,
    styles: {
      default: {
        document: { run: { font, size: 22, language: { value: 'en-GB', eastAsia: 'zh-CN' } } },
        title: { run: { font, size: 32, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading1: {
          run: { font, size: 26, bold: true },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { font, size: 22, bold: true },
          paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 },
          },
        },
        footers: { default: new Footer({ children: [footer(say)] }) },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...front(view, pen),
          ...people(view, pen),
          ...course(view, pen),
          ...decisions(view, pen),
          ...changes(view, pen),
          ...basis(view, pen),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

type Block = Paragraph | Table

const line = (text: string): Paragraph => new Paragraph({ text, spacing: { after: 100 } })
const heading = (text: string, level: 'HEADING_1' | 'HEADING_2' = 'HEADING_1'): Paragraph =>
  new Paragraph({ text, heading: HeadingLevel[level] })
const bullet = (text: string): Paragraph => new Paragraph({ text, bullet: { level: 0 } })

function footer(say: Pen['say']): Paragraph {
  const [before = '', after = ''] = say('page', { page: '\n' }).split('\n')
  const run = new TextRun({ children: [before, PageNumber.CURRENT, after], size: 18 })
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })
}

/** A table whose head is said again on each page; widths are shares of the line. */
function table(heads: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]): Block[] {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const twips = widths.map((width) => Math.round((TEXT_WIDTH_TWIPS * width) / whole))
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, place) =>
          new TableCell({
            width: { size: twips[place]!, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [new Paragraph({ children: [new TextRun({ text, bold: isHead, size: 20 })] })],
          }),
      ),
    })
  return [
    new Table({
      width: { size: TEXT_WIDTH_TWIPS, type: WidthType.DXA },
      columnWidths: twips,
      layout: TableLayoutType.FIXED,
      rows: [row(heads, true), ...rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ text: '', spacing: { after: 60 } }),
  ]
}

function front(view: MinutesView, { say, language, at }: Pen): Block[] {
  return [
    ...(view.award.isRehearsal ? [line(say('rehearsal'))] : []),
    ...(view.stage.isOver ? [] : [line(say('running', { at: at(view.madeAt) }))]),
    ...(view.isPartial ? [line(say('partial'))] : []),
    line(say('clock', { zone: zoneName(language, view.timeZone, view.madeAt) })),
  ]
}

function people(view: MinutesView, { say, language }: Pen): Block[] {
  const all = view.items.length
  const was = ({ items, isPresent }: MinutesView['people'][number]) => {
    if (view.isPartial || all === 0) return say(isPresent || items > 0 ? 'there' : 'absent')
    if (items === 0) return say(isPresent ? 'there' : 'absent')
    return items === all ? say('throughout') : say('partly', { items: formatExact(language, items), all: formatExact(language, all) }) // prettier-ignore
  }
  const came = view.people.some(({ items, isPresent }) => items > 0 || isPresent)
  return [
    heading(say('people')),
    ...(came
      ? table(
          [say('name'), say('group'), say('was')],
          [3, 3, 2],
          view.people.map((person) => [person.name, person.group, was(person)]),
        )
      : [line(say('peopleNone'))]),
  ]
}

function course(view: MinutesView, { say, language, at, list }: Pen): Block[] {
  if (view.items.length === 0) return [heading(say('course')), line(say('courseNone'))]
  return [
    heading(say('course')),
    ...table(
      [say('number'), say('at'), say('entry'), say('aside'), say('inRoom'), say('ledBy')],
      [1, 3, 5, 3, 2, 2],
      view.items.map(({ number, at: when, entry, aside, present, ledBy }) => [
        formatExact(language, number),
        at(when),
        `${entry.id} ${entry.title}`.trim(),
        aside.length === 0 ? say('nobody') : list(aside),
        formatExact(language, present - aside.length),
        ledBy,
      ]),
    ),
  ]
}

function decisions(view: MinutesView, pen: Pen): Block[] {
  const { say, language, at } = pen
  const goesOn =
    view.goesOn === null
      ? []
      : view.goesOn.length === 0
        ? [line(say('goesOnNone'))]
        : [line(say('goesOn')), ...view.goesOn.map(({ id, title }) => bullet(`${id} ${title}`.trim()))]
  const given = view.ballots.filter(({ reason }) => reason !== null)
  const figure = (value: number | undefined) => (value === undefined ? '' : formatExact(language, value))
  return [
    heading(say('decided')),
    ...(view.ballots.length === 0
      ? [line(say('decidedNone'))]
      : [
          line(say('secret')),
          ...table(
            [say('entry'), say('entitled'), say('cast'), say('yes'), say('no'), say('abstained'), say('outcome')],
            [4, 1.4, 1.2, 1.2, 1.2, 1.4, 3],
            view.ballots.map((ballot) => [
              `${ballot.entry} ${ballot.title}`.trim(),
              figure(ballot.entitled),
              figure(ballot.papers),
              figure(ballot.result?.yes),
              figure(ballot.result?.no),
              figure(ballot.result?.abstained),
              outcome(ballot, pen),
            ]),
          ),
          ...(given.length === 0 ? [] : [line(say('whys'))]),
          ...given.map(({ entry, endedAt, openedAt, reason }) =>
            bullet(say('why', { entry, at: at(endedAt ?? openedAt), reason: reason! })),
          ),
        ]),
    ...goesOn,
  ]
}

function outcome({ state, result, needed }: BallotView, { say, language }: Pen): string {
  if (state === 'no-quorum') return say('no-quorum', { needed: formatExact(language, needed) })
  if (state !== 'counted' || result === null) return say(state)
  if (result.share === null) return say('counted')
  const share = formatRate(language, result.share)
  if (result.passed === null || result.asked === null) return say('share', { share })
  return say(result.passed ? 'passed' : 'failed', { share, asked: formatRate(language, result.asked) })
}

function changes(view: MinutesView, pen: Pen): Block[] {
  const { say } = pen
  if (view.entries.length === 0) return [heading(say('changes')), line(say('changesNone'))]
  return [heading(say('changes')), ...view.entries.flatMap((entry) => changesOf(entry, view.stage.isBallot, pen))]
}

function changesOf(entry: MinutesEntry, isBallot: boolean, pen: Pen): Block[] {
  const { say, language, at } = pen
  const opened = { at: at(entry.openedAt), posts: formatExact(language, entry.posts) }
  const head = [
    heading(`${entry.id} ${entry.title}`.trim(), 'HEADING_2'),
    line(say(isBallot ? 'opened' : 'sealed', opened)),
  ]
  if (isBallot) return head
  if (entry.rows === null) return [...head, line(say('kept'))]
  const spreads = meanSpreads(entry.rows)
  const points = (value: number) => formatScoreExact(language, value)
  const rows = entry.rows.flatMap(({ who, first, changes: made }) =>
    made.map((change, place) => {
      const before = made[place - 1] ?? first
      return [
        speakerWords(language, who),
        at(change.at),
        say('from', { from: pointsOf(before.mean, pen), to: pointsOf(change.mean, pen) }),
        changedCriteria(entry, before, change, pen),
        change.reason ?? say('erased'),
      ]
    }),
  )
  return [
    ...head,
    ...(spreads === null
      ? []
      : [
          line(
            say('spread', {
              firstLow: points(spreads.first.low),
              firstHigh: points(spreads.first.high),
              lastLow: points(spreads.last.low),
              lastHigh: points(spreads.last.high),
            }),
          ),
        ]),
    ...(rows.length === 0
      ? [line(say('unchanged'))]
      : table([say('judge'), say('at'), say('mean'), say('scores'), say('reason')], [2, 2.4, 2, 3, 4], rows)),
  ]
}

const pointsOf = (mean: number | null, { say, language }: Pen): string =>
  mean === null ? say('none') : formatScoreExact(language, mean)

function changedCriteria({ criteria }: MinutesEntry, before: SheetShown, after: SheetShown, pen: Pen): string {
  const { say, language, list } = pen
  const score = (value: number | null | undefined) =>
    value === null || value === undefined ? say('none') : formatExact(language, value)
  return list(
    criteria.flatMap(({ title }, place) =>
      before.scores[place] === after.scores[place]
        ? []
        : [say('criterion', { title, from: score(before.scores[place]), to: score(after.scores[place]) })],
    ),
  )
}

function basis(view: MinutesView, { say, language }: Pen): Block[] {
  // Both signatures, and what they are under, on one page.
  const signature = (words: string, keepNext: boolean) =>
    new Paragraph({ spacing: { before: 480 }, keepNext, children: [new TextRun(words), new TextRun('_'.repeat(28))] })
  const kept = (text: string) => new Paragraph({ text, spacing: { after: 100 }, keepNext: true, keepLines: true })
  return [
    heading(say('basis')),
    kept(say('rules', { digest: view.rulesDigest })),
    ...(view.head === null
      ? []
      : [kept(say('head', { sequence: formatExact(language, view.head.sequence), hash: view.head.hash }))]),
    signature(say('chair'), true),
    signature(say('keeper'), false),
  ]
}
