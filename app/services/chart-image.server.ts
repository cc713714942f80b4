import { indexRadarModel, libraryModel, netValueModel } from '../charts/case-charts.ts'
import type { MakeChart } from '../charts/chart-model.ts'
import { DARK, LIGHT } from '../charts/palette.ts'
import { renderPng, renderWords } from '../charts/render-png.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import type { Language } from '../i18n/languages.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator, type Speech } from '../i18n/translate.ts'
import { casePage } from './case-page.server.ts'
import { libraryPicture } from './home.server.ts'
import { library } from './library.server.ts'
import { fileAnswer, noSuchFile } from './plain-answer.server.ts'

/** Finished images of this version of the library; asking again with another query draws nothing anew. */
const drawn = new Map<string, Buffer>()
const MOST_KEPT = 200
let drawnVersion = -1

/**
 * The index of one case as an image. `plain=1` leaves the heading out, where a page already says it; `theme=dark` draws
 * it for a dark page.
 */
export async function indexImage(slug: string, request: Request): Promise<Response> {
  return caseImage(slug, 'index', request, (view, speech) => indexRadarModel(view, speech))
}

/** The valued rows of one case as an image, or the words that there are none. */
export async function netValueImage(slug: string, request: Request): Promise<Response> {
  return caseImage(slug, 'net-value', request, (view, speech) => netValueModel(view, speech))
}

/** The index intervals of the whole library as an image. */
export async function libraryImage(request: Request): Promise<Response> {
  const { language, plain, dark, speech } = wishes(request)
  const palette = dark ? DARK : LIGHT
  const png = await kept(`library ${language} ${plain} ${dark}`, async () => {
    const make = libraryModel(await libraryPicture(language), speech)
    return renderPng((font) => make(palette, font), palette, !plain)
  })
  return fileAnswer(png, 'image/png', 'library.png')
}

type View = Awaited<ReturnType<typeof casePage>>

async function caseImage(
  slug: string,
  name: 'index' | 'net-value',
  request: Request,
  chart: (view: View, speech: Speech) => MakeChart | null,
): Promise<Response> {
  if (!(await library()).byId.has(slug)) return noSuchFile(request)
  const { language, plain, dark, speech } = wishes(request)
  const palette = dark ? DARK : LIGHT
  const png = await kept(`${slug} ${name} ${language} ${plain} ${dark}`, async () => {
    const view = await casePage(slug, language)
    const make = chart(view, speech)
    if (!make) return renderWords(plain ? [] : [view.title], speech.t('chart.net.none'), palette)
    return renderPng((font) => titled(view.title, make)(palette, font), palette, !plain)
  })
  return fileAnswer(png, 'image/png', `${slug}-${name}.png`)
}

/** An image that stands alone has to say whose chart it is. */
function titled(title: string, make: MakeChart): MakeChart {
  return (palette, font) => {
    const model = make(palette, font)
    return { ...model, title: `${title}\n${model.title}` }
  }
}

function wishes(request: Request): { language: Language; plain: boolean; dark: boolean; speech: Speech } {
  const language = requestLanguage(request)
  const { searchParams } = new URL(request.url)
  const [plain, dark] = [searchParams.get('plain') === '1', searchParams.get('theme') === 'dark']
  return { language, plain, dark, speech: { language, t: translator(dictionaryOf(language)) } }
}

async function kept(key: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const { version } = await library()
  if (version !== drawnVersion) drawn.clear()
  drawnVersion = version
  const ready = drawn.get(key)
  if (ready) return ready
  const png = await draw()
  if (drawn.size >= MOST_KEPT) drawn.clear()
  if (version === drawnVersion) drawn.set(key, png)
  return png
}
