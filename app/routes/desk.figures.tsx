import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Given } from '../access/mutation.server.ts'
import { FiguresPage, type FiguresAnswer } from '../components/desk/figures/figures-page.tsx'
import type { FiguresPreview, FiguresShown } from '../components/desk/figures/figures-view.ts'
import { FIGURES } from '../content/desk/figures.ts'
import { forDocument } from '../document-data.server.ts'
import { begunCases } from '../forms/desk/figure-fields.ts'
import { figuresForm, filterInForm, readFigures, readFiguresFilter, type FiguresFilter } from '../forms/desk/figures.ts' // prettier-ignore
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { previewFigures, saveFigures } from '../services/desk/figures.server.ts'
import { figuresPage } from '../services/desk/figures-page.server.ts'
import { library } from '../services/library.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

/** Of one page of the table, and of the cases in which something was entered on others. */
const LIMITS = { maxBytes: 2 * 1024 * 1024, mostFields: 15_000 }

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, language, request }) => {
  const query = new URL(request.url).searchParams
  const filter = readFiguresFilter(query)
  const saved = query.getAll('saved').slice(0, 200)
  const view = await figuresPage(await installation(), visit, await library(), filter, saved, language)
  return forDocument({ language, view })
})

type Fields = z.output<typeof figuresForm>
type Sent = Given<Fields>

/** The table with all that was entered, under the conditions of the address or others. */
async function shown(
  { form, visit, language, request }: Sent,
  filter: FiguresFilter = readFiguresFilter(new URL(request.url).searchParams),
  preview: FiguresPreview | null = null,
): Promise<FiguresShown> {
  const site = await installation()
  return { view: await figuresPage(site, visit, await library(), filter, [], language, begunCases(form)), preview }
}

const OF_THE_TABLE = { needs: 'case.write', form: figuresForm, ...LIMITS } as const

export const action = mutations({
  // To another page of the table: its address is the button's.
  turn: intent<Fields, FiguresShown>({ ...OF_THE_TABLE, run: async (given) => ({ done: await shown(given) }) }),
  filter: intent<Fields, FiguresShown>({
    ...OF_THE_TABLE,
    run: async (given) => ({ done: await shown(given, filterInForm(given.form)) }),
  }),
  check: intent<Fields, FiguresShown>({
    ...OF_THE_TABLE,
    async run(given) {
      const sent = readFigures(given.form)
      if (!sent.ok) return { problems: sent.problems, show: await shown(given) }
      const { visit, language } = given
      const previewed = await previewFigures(await installation(), visit, await library(), sent.cases, language)
      if (!previewed.ok) return { problems: previewed.problems, show: await shown(given) }
      return { done: await shown(given, undefined, previewed.preview) }
    },
  }),
  save: intent<Fields, FiguresShown>({
    ...OF_THE_TABLE,
    async run(given) {
      const sent = readFigures(given.form)
      if (!sent.ok) return { problems: sent.problems, show: await shown(given) }
      const saved = await saveFigures(await installation(), given.visit, await library(), sent, given.language)
      if (!saved.ok) return { problems: saved.problems, status: saved.status, show: await shown(given) }
      const query = new URL(given.request.url).searchParams
      query.delete('saved')
      for (const { caseId, number } of saved.revisions) query.append('saved', `${caseId}.${number}`)
      return { goTo: `/desk/figures?${query}` }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, FIGURES.title)

export default function Figures() {
  const answer = useActionData() as FiguresAnswer | undefined
  return <FiguresPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
