import { z } from 'zod'

/** Made with a page by chance (`newToken`): the same form sent twice is one. */
export const formToken = z.string('unreadable').regex(/^[A-Za-z0-9_-]{43}$/, 'unreadable')
