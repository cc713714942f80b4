/** Titles of the pages around the editor. */
export const EDITOR_TITLES = {
  title: { 'zh-CN': '编辑案例', en: 'Edit a case' },
  notSavedTitle: { 'zh-CN': '没有存成版本', en: 'Not saved as a revision' },
} as const
