import type { LoaderFunctionArgs } from '@remix-run/node'
import { libraryMapImage } from '../services/library-map-image.server.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return libraryMapImage(request)
}
