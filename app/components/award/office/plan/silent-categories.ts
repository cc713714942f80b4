import type { SecondCategoryView } from './plan-view.ts'

type Silent = NonNullable<SecondCategoryView['why']>

/** Categories of which nothing can be said, by the reason: what holds for all of them is said once. */
export function silentCategories<Category extends Pick<SecondCategoryView, 'why'>>(
  categories: readonly Category[],
): readonly { readonly why: Silent; readonly categories: readonly Category[] }[] {
  const byReason = new Map<Silent, Category[]>()
  for (const category of categories) {
    if (category.why !== null) byReason.set(category.why, [...(byReason.get(category.why) ?? []), category])
  }
  return [...byReason].map(([why, of]) => ({ why, categories: of }))
}
