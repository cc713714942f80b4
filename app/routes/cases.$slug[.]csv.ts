import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseCsv } from '../services/download.server.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  return caseCsv(params['slug'] ?? '', request)
}
