import type { Kind } from '../../model/kind.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { kebab } from '../../model/words.ts'

/** What a kind is called on the command line. */
export const kindWord = (kind: Kind): string => kebab(kind.name)

/** `security-group`, `security-groups` and `sg`, as ids begin. */
export const kindOfWord = (word: string): Kind | undefined =>
  API_KINDS.find((kind) => [kindWord(kind), kebab(kind.plural), kind.idPrefix].includes(word))

export const kindWords = (): string[] => API_KINDS.map(kindWord)
