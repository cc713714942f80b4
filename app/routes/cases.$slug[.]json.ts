import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseJson } from '../services/download.server.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  return caseJson(params['slug'] ?? '', request)
}
