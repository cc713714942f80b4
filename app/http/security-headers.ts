import type { OutgoingHttpHeaders } from 'node:http'

/** Sent with every answer. The content policy of a page is its own (entry.server.tsx); this one is for all else. */
export const SECURITY_HEADERS: OutgoingHttpHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** For answers that are no page: nothing may run, nothing may be loaded. */
export const STRICT_POLICY = "default-src 'none'; frame-ancestors 'none'"
