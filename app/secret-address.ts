/** The secret of a one-time link, which stands in the address of its page. */
export const secretIn = (request: Request): string => new URL(request.url).searchParams.get('t') ?? ''

/**
 * No other site learns anything of such an address. Not `no-referrer`: with it browsers send forms without their origin,
 * and older ones, or those that reach the site without TLS, have nothing else by which our own page is known.
 */
export const secretAddressHeaders = () => ({ 'Referrer-Policy': 'same-origin' })
