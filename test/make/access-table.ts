import type { WriteAccess } from '#app/access/mutation.server.ts'
import type { Demand, Need } from '#app/access/need.ts'
import { NEVER_BY_ACTING, RIGHTS, type Right } from '#app/access/rights.ts'
import ROUTES from '#app/routes.ts'

/** One line of the table of who may do what: an address, a method, and for pages with several forms which of them. */
export interface AccessLine {
  readonly address: string
  readonly method: 'GET' | 'POST'
  readonly intent: string | undefined
  readonly demand: Demand
  readonly maxBytes: number | undefined
}

interface RouteModule {
  readonly loader?: { readonly access?: Demand }
  readonly action?: { readonly access?: readonly WriteAccess[] }
  readonly ErrorBoundary?: unknown
  readonly default?: unknown
}

/** What the routes themselves say; addresses that anybody may read and nobody may write to are left out. */
export async function accessLines(): Promise<readonly AccessLine[]> {
  const lines: AccessLine[] = []
  for (const { path = '', file } of ROUTES) {
    const route = (await import(/* @vite-ignore */ `${process.cwd()}/app/${file}`)) as RouteModule
    const address = `/${path}`
    if (route.loader?.access) {
      lines.push({ address, method: 'GET', intent: undefined, demand: route.loader.access, maxBytes: undefined })
    }
    if (!route.action) continue
    if (!route.action.access) throw new Error(`${file} writes without the wrapper (app/access/mutation.server.ts)`)
    // A route without a page answers scripts, in JSON.
    if (route.default && !route.ErrorBoundary) throw new Error(`${file} cannot say what goes wrong with a form`)
    for (const access of route.action.access) {
      lines.push({ address, method: 'POST', intent: access.intent, demand: access, maxBytes: access.maxBytes })
    }
  }
  return lines
}

/** The rows of the table in README.md: address, method, who, checks. */
export function accessRows(lines: readonly AccessLine[]): string[][] {
  return lines.map(({ address, method, intent, demand, maxBytes }) => {
    const { ofAward, confirmedWithinMinutes, beforeSecondFactor } = demand
    const checks = [
      ...(method === 'POST' ? ['own page', `at most ${maxBytes! / 1024} kB`, 'form'] : []),
      ...(ofAward ? ['for the award of the address'] : []),
      ...(NEVER_BY_ACTING.some((right) => right === demand.needs) ? ['never by acting for somebody'] : []),
      ...(confirmedWithinMinutes === undefined ? [] : [`proved within ${confirmedWithinMinutes} min`]),
      ...(beforeSecondFactor ? ['open before a required second factor'] : []),
    ]
    return [`\`${address}\``, `${method}${intent ? ` ${intent}` : ''}`, saidNeed(demand.needs), checks.join('; ')]
  })
}

/** The cells of a markdown table, without its head. */
export function tableCells(markdown: string): string[][] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())) // prettier-ignore
}

const NEEDS: Partial<Readonly<Record<Need, string>>> = {
  anyone: 'anybody',
  account: 'an account',
  'own-account': 'an account, by its owner',
  'second-factor': 'the first half of a sign-in',
}

function saidNeed(need: Need): string {
  return NEEDS[need] ?? `\`${need}\`: ${RIGHTS[need as Right].join(', ')}`
}
