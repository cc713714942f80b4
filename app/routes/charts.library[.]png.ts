import type { LoaderFunctionArgs } from '@remix-run/node'
import { libraryImage } from '../services/chart-image.server.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return libraryImage(request)
}
