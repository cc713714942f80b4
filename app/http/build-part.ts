import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/**
 * The parts of a build by the first segment of the addresses they answer; `''` answers all that begin otherwise. Remix
 * tries every route it knows on each address, four times for a page: with forty routes that is a tenth of its time.
 */
export function partsOf(build: ServerBuild): ReadonlyMap<string, ServerBuild> {
  const fixed = Object.values(build.routes).map((route) => firstSegment(build.routes, route))
  return new Map(['', ...fixed.filter(isFixed)].map((segment) => [segment, partFor(build, segment)]))
}

/**
 * The first segment of an address where it is written plainly, so that it means the same to Remix; what a script asks for
 * a page's data ends in `.data`.
 * @returns undefined where only the whole build can tell
 * @example plainSegment('/cases/qingshan-plan?lang=en') // => 'cases'
 */
export function plainSegment(address: string): string | undefined {
  // A path that leads back up answers somewhere else than it begins.
  if (/\/\.|%2e|\\/i.test(address.split('?', 1)[0]!)) return undefined
  return /^\/(?!\/)([a-z]*)(?=[/?]|\.data(?:\?|$)|$)/.exec(address)?.[1]
}

/** Without the routes whose addresses begin with another segment. */
function partFor(build: ServerBuild, segment: string): ServerBuild {
  const answers = (id: string) => {
    const first = firstSegment(build.routes, build.routes[id]!)
    return !isFixed(first) || first === segment
  }
  const within = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => answers(id)))
  return { ...build, routes: within(build.routes), assets: { ...build.assets, routes: within(build.assets.routes) } }
}

function firstSegment(routes: Routes, route: Routes[string]): string {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId]
  const above = parent ? firstSegment(routes, parent) : ''
  return above === '' ? (route.path ?? '').split('/')[0]! : above
}

/** Parameters, the rest of an address, and segments that may be missing answer more than one address. */
const isFixed = (segment: string): boolean => segment !== '' && !/[:*?]/.test(segment)
