import { LIGHT } from '../charts/palette.ts'
import { renderPng } from '../charts/render-png.server.ts'
import { comparedBars, comparedRadar } from '../components/compare/compare-charts.ts'
import { COMPARE_AT_MOST, readCompareQuery } from '../forms/compare-query.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { comparison } from './compare.server.ts'
import { library } from './library.server.ts'
import { fileAnswer, noSuchFile } from './plain-answer.server.ts'

/**
 * A chart of the comparison as an image: the interval bars, or the radar with `chart=radar`; `plain=1` leaves the title
 * out where a page says it. An image has no room for messages: an unknown case, none or too many are a 404.
 */
export async function compareImage(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const { ids, malformed } = readCompareQuery(searchParams)
  const { byId } = await library()
  const entries = ids.flatMap((id) => byId.get(id) ?? [])
  const complete = malformed.length === 0 && entries.length === ids.length
  if (!complete || entries.length === 0 || entries.length > COMPARE_AT_MOST) return noSuchFile(request)

  const language = requestLanguage(request)
  const speech = { language, t: translator(dictionaryOf(language)) }
  const view = comparison(entries, language)
  const radar = searchParams.get('chart') === 'radar'
  const draw = radar ? comparedRadar(view, speech) : comparedBars(view, speech)
  const png = renderPng((font) => draw(LIGHT, font), LIGHT, searchParams.get('plain') !== '1')
  return fileAnswer(png, 'image/png', radar ? 'compare-radar.png' : 'compare.png')
}
