/** Packages that say no types of their own, or say them of another name. */
declare module '@joplin/turndown-plugin-gfm' {
  import type TurndownService from 'turndown'
  export const tables: TurndownService.Plugin
}
declare module '@mixmark-io/domino' {
  export function createDocument(html: string): Document
}
