import type { Db } from '#db/schema.ts'
import type { PageGiven } from '../../../access/guarded-page.server.ts'
import { chartOf } from '../../../charts/drawing.ts'
import { DARK, LIGHT } from '../../../charts/palette.ts'
import { renderPng } from '../../../charts/render-png.server.ts'
import { lensDrawing, LENSES_BESIDE } from '../../../components/award/result/lens-charts.ts'
import { speechIn } from '../../../i18n/dictionaries.ts'
import type { Library } from '../../library.server.ts'
import { noSuchFile, privateFileAnswer } from '../../plain-answer.server.ts'
import { resultPage } from './result-page.server.ts'

/** A chart of the page of a result as an image: shown to whom the page shows it, and drawn from the same view. */
export async function lensImage(
  db: Db,
  shelf: Library,
  { visit, language, request, params }: PageGiven,
): Promise<Response> {
  const lens = LENSES_BESIDE.find((each) => each === params['lens'])
  const query = new URL(request.url).searchParams
  const asked = { stage: query.get('stage') ?? undefined, category: query.get('category') ?? undefined }
  const award = params['award'] ?? ''
  const view = lens && (await resultPage(db, visit, shelf, award, { ...asked, entry: undefined, did: undefined }))
  const drawing = view?.shown && lensDrawing(view.shown.lenses, lens!, speechIn(language))
  if (!drawing) return noSuchFile(request)
  const palette = query.get('theme') === 'dark' ? DARK : LIGHT
  const png = renderPng((font) => chartOf(drawing)(palette, font), palette, false)
  return privateFileAnswer(png, 'image/png', `${award}-${lens}.png`)
}
