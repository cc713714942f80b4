import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseAt } from '../services/case-at.server.ts'
import { caseJson } from '../services/download.server.ts'

export async function loader(given: LoaderFunctionArgs) {
  return caseJson(await caseAt(given), given.request)
}
