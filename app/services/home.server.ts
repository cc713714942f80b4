import { scenarioEnds } from '#scoring/net-value/scenario-ends.ts'
import type { HomeCard, HomeView } from '../components/home/home-view.ts'
import { LANGUAGES, type Language } from '../i18n/languages.ts'
import type { LibraryChartRow } from '../charts/case-charts.ts'
import { keptPerLibrary } from './kept.server.ts'
import { library, type Library, type LibraryCase } from './library.server.ts'

const SHOWN = 4

const keptHome = keptPerLibrary<HomeView>(LANGUAGES.length)
const keptPicture = keptPerLibrary<LibraryChartRow[]>(LANGUAGES.length)

/** What the front page says of the library: how much there is, what is newest, what is known best. */
export async function homePage(language: Language): Promise<HomeView> {
  const shelf = await library()
  return keptHome(shelf, language, () => homeView(shelf, language))
}

/** The rows of the library's picture, the highest proven score first. */
export async function libraryPicture(language: Language): Promise<LibraryChartRow[]> {
  const shelf = await library()
  return keptPicture(shelf, language, () => pictureRows(shelf, language))
}

function homeView({ cases }: Library, language: Language): HomeView {
  const card = (entry: LibraryCase): HomeCard => ({
    id: entry.id,
    slug: entry.slug,
    title: entry.case.title[language],
    organisation: entry.case.organisation.name[language],
    summary: entry.case.summary[language],
    asOf: entry.case.asOf,
    lower: entry.index.lower,
    upper: entry.index.upper,
    coverage: entry.index.coverage,
  })
  const evidence = cases.flatMap((entry) => entry.case.evidence)
  const newest = [...cases].sort((a, b) => b.case.asOf.localeCompare(a.case.asOf) || a.id.localeCompare(b.id))
  const complete = [...cases].sort((a, b) => b.index.coverage - a.index.coverage || a.id.localeCompare(b.id))
  return {
    counts: {
      cases: cases.length,
      evidence: evidence.length,
      ownClaims: evidence.filter(({ grade }) => grade === 'C').length,
    },
    newest: newest.slice(0, SHOWN).map(card),
    mostComplete: complete.slice(0, SHOWN).map(card),
  }
}

function pictureRows({ cases }: Library, language: Language): LibraryChartRow[] {
  return [...cases]
    .sort((a, b) => b.index.lower - a.index.lower || a.id.localeCompare(b.id))
    .map(({ id, slug, case: facts, index, net }) => {
      const market = net['cn-ets']
      const choices = market.rows.some((row) => row.usesCarbonPrice) ? [market, net['epa-2.0']] : [market]
      return {
        id,
        slug,
        title: facts.title[language],
        lower: index.lower,
        upper: index.upper,
        coverage: index.coverage,
        choices: choices.map((choice) => {
          const { carbonPrice, status, p05, p95, bounds } = choice
          return { carbonPrice, status, p05, p95, bounds, scenario: scenarioEnds(choice) }
        }),
      }
    })
}
