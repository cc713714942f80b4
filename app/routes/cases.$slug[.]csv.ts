import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseAt } from '../services/case-at.server.ts'
import { caseCsv } from '../services/download.server.ts'

export async function loader(given: LoaderFunctionArgs) {
  return caseCsv(await caseAt(given), given.request)
}
