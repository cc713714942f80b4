import type { LoaderFunctionArgs } from '@remix-run/node'
import { indexImage } from '../services/chart-image.server.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  return indexImage(params['slug'] ?? '', request)
}
