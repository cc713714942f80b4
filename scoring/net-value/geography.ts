/** True for a place that is neither China, a part of it (`CN`, `CN-SD`), nor a harm that falls on the whole world. */
export function isForeign(geography: string): boolean {
  return geography !== 'world' && geography !== 'CN' && !geography.startsWith('CN-')
}
