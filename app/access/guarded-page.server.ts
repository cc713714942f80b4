import type { LoaderFunctionArgs } from '@remix-run/node'
import { failure } from '../errors.ts'
import type { Language } from '../i18n/languages.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { answerDenial } from './denial.server.ts'
import { denial, ForbiddenError, scopeOf, type Demand } from './need.ts'
import { isFormTaken, visitOf, type Visit } from './visit.server.ts'

/** What a page that asks for an account or a right is given. */
export interface PageGiven {
  readonly visit: Visit
  readonly language: Language
  readonly request: Request
  readonly params: LoaderFunctionArgs['params']
}

export interface GuardedLoader<Data> {
  (args: LoaderFunctionArgs): Promise<Data>
  readonly access: Demand
}

/** A loader that asks who comes before it reads anything. Pages without it are for everybody. */
export function guardedPage<Data>(demand: Demand, load: (given: PageGiven) => Promise<Data>): GuardedLoader<Data> {
  const loader = async ({ request, context, params }: LoaderFunctionArgs): Promise<Data> => {
    const visit = await visitOf(request, context)
    const asked = isFormTaken(context) ? { ...demand, confirmedWithinMinutes: undefined } : demand
    const denied = denial(visit.visitor, asked, visit.now, scopeOf(demand, params))
    if (denied) throw answerDenial(denied, request)
    try {
      return await load({ visit, language: requestLanguage(request), request, params })
    } catch (error) {
      if (error instanceof ForbiddenError) throw failure('forbidden')
      throw error
    }
  }
  return Object.assign(loader, { access: demand })
}
