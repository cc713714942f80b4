import type { OutgoingHttpHeaders } from 'node:http'

/**
 * Sent with every answer. The content policy is for what is no page: nothing may run, nothing may be loaded; a page
 * brings a policy of its own (entry.server.tsx).
 */
const SECURITY_HEADERS: OutgoingHttpHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** For a year browsers ask for this host over TLS only, whatever a link says. */
const OVER_TLS_ONLY: OutgoingHttpHeaders = { 'strict-transport-security': 'max-age=31536000' }

/** @param tls whether the operator has said that readers reach the site over TLS */
export function securityHeaders(tls: boolean): OutgoingHttpHeaders {
  return tls ? { ...SECURITY_HEADERS, ...OVER_TLS_ONLY } : SECURITY_HEADERS
}
