import { DARK, LIGHT } from '../charts/palette.ts'
import { renderPng } from '../charts/render-png.server.ts'
import { comparedBars, comparedDimensions } from '../components/compare/compare-charts.ts'
import { database } from '../database.server.ts'
import { readCompareQuery } from '../forms/compare-query.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { comparison } from './compare.server.ts'
import { foundColumns } from './compared-columns.ts'
import { revisionRecord } from './compared-revisions.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { library } from './library.server.ts'
import { fileAnswer, noSuchFile } from './plain-answer.server.ts'

const drawn = keptPerLibrary<Buffer>(60)

/**
 * A chart of the comparison as an image: the interval bars, or those of each dimension with `chart=dimensions` (`chart=radar` in
 * addresses from before there were bars); `plain=1` leaves the title
 * out where a page says it, `theme=dark` is for dark pages. An image has no room for messages: whatever the page would
 * have to say something about (an unknown case, none, too many, a revision that was never published) is a 404.
 */
export async function compareImage(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const query = readCompareQuery(searchParams)
  const language = requestLanguage(request)
  const shelf = await library()
  const { db } = await database()
  const record = await revisionRecord(db, shelf, query.columns)
  const { columns, notices } = foundColumns(shelf, record, query, language)
  if (columns.length === 0 || notices.some(({ kind }) => kind !== 'tooFew')) return noSuchFile(request)

  const byDimension = ['dimensions', 'radar'].includes(searchParams.get('chart') ?? '')
  const plain = searchParams.get('plain') === '1'
  const dark = searchParams.get('theme') === 'dark'
  // By what is drawn and not by what was asked: addresses without end ask for the same picture.
  const key = [language, byDimension, plain, dark, ...columns.map(({ entry }) => entry.revision.id)].join(' ')
  const png = drawn(shelf, key, () => {
    const speech = { language, t: translator(dictionaryOf(language)) }
    const view = comparison(columns, record, query, language)
    const draw = byDimension ? comparedDimensions(view, speech) : comparedBars(view, speech)
    const palette = dark ? DARK : LIGHT
    return renderPng((font) => draw(palette, font), palette, !plain)
  })
  return fileAnswer(png, 'image/png', byDimension ? 'compare-dimensions.png' : 'compare.png')
}
