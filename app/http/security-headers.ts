import type { OutgoingHttpHeaders } from 'node:http'

/**
 * Sent with every answer. The content policy is for what is no page: nothing may run, nothing may be loaded; a page
 * brings a policy of its own (entry.server.tsx).
 */
export const SECURITY_HEADERS: OutgoingHttpHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}
