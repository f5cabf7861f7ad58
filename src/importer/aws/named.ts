import type { Envelope } from '../../model/kind.ts'
import type { Element } from './element.ts'
import { present } from './present.ts'

type Naming = Pick<Envelope, 'name' | 'tags'>

/** The tags of an element, and its name: what the tag `Name` says, or else `fallback`. */
export function named(element: Element, fallback?: string): Naming {
  const lists = ['Tags', 'TagSet'].flatMap((member) => element.list(member))
  const pairs = lists.map((tag) => [tag.text('Key'), tag.maybeText('Value') ?? ''] as const)
  const tags = pairs.length === 0 ? undefined : Object.fromEntries(pairs)
  return present({ name: tags?.['Name'] || fallback, tags })
}
