import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseAt } from '../services/case-at.server.ts'
import { indexImage } from '../services/chart-image.server.ts'

export async function loader(given: LoaderFunctionArgs) {
  return indexImage(await caseAt(given), given.request)
}
