/**
 * Members that every resource has besides those of its kind.
 *
 * @module
 */
import { stringField, tagsField } from './field.ts'

/** What the caller may say about any resource. */
export const LABEL_FIELDS = {
  name: stringField(
    'Unique among resources of the kind in the same place. A letter first; letters, digits, `.`, `_` and `-`.',
    {
      optional: true,
      maxLength: 63,
      pattern: '^[A-Za-z]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$',
      example: 'web-1',
    },
  ),
  managedBy: stringField(
    'Who keeps the resource as it is: a manifest, a controller, a person. Whoever else changes it may lose the change.',
    {
      optional: true,
      maxLength: 128,
      pattern: '^[A-Za-z0-9][A-Za-z0-9._:/@-]*$',
      example: 'manifest:shop',
    },
  ),
  tags: tagsField('Words of your own: at most 50, keys of at most 128 characters, values of 256.'),
}

export const TAGS_MAX = 50
export const TAG_KEY_LENGTH_MAX = 128
export const TAG_VALUE_LENGTH_MAX = 256
