import type { PrefixList } from '../../model/kind/prefix-list.ts'
import { formatPrefix, parsePrefix } from '../../net/prefix.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import { present } from './present.ts'

/**
 * Lists of services (`describe-prefix-lists`, which holds the blocks) and managed lists
 * (`describe-managed-prefix-lists`, whose blocks come from `ManagedPrefixListEntries`). A list whose
 * blocks nobody asked for is left out: nobody can say what it matches.
 */
export function importPrefixLists(dump: Dump): readonly PrefixList[] {
  const entries = dump.all('ManagedPrefixListEntries')
  const byId = new Map(entries.map((one) => [one.text('PrefixListId'), one.list('Entries')]))
  return dump.all('PrefixLists').flatMap((list) => {
    const id = list.text('PrefixListId')
    if (!list.has('Cidrs') && !byId.has(id)) {
      dump.notes.push(
        `${list.file}: the entries of ${id} are not in this dump; what they decide is unknown`,
      )
      return []
    }
    const all = [
      ...list.texts('Cidrs').map((text) => ({ cidr: blockOf(list, text) })),
      ...(byId.get(id) ?? []).map((entry) =>
        present({ cidr: entry.prefix('Cidr'), description: entry.maybeText('Description') }),
      ),
    ]
    const entries = [...new Map(all.map((entry) => [entry.cidr, entry])).values()]
    const maxEntries = list.maybeInteger('MaxEntries')
    return [present({ id, ...named(list, list.maybeText('PrefixListName')), entries, maxEntries })]
  })
}

function blockOf(list: Element, text: string): string {
  const parsed = parsePrefix(text)
  if (parsed.ok) return formatPrefix(parsed.value)
  list.refuse('Cidrs', `expected prefixes, found ${JSON.stringify(text)}`)
  return text
}
