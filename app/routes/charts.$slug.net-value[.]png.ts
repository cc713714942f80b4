import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseAt } from '../services/case-at.server.ts'
import { netValueImage } from '../services/chart-image.server.ts'

export async function loader(given: LoaderFunctionArgs) {
  return netValueImage(await caseAt(given), given.request)
}
