/** Of the API and of the software, which go together. Held to package.json by a test. */
export const VERSION = '0.1.0'

export const LICENSE_NAME = { name: 'Apache-2.0', identifier: 'Apache-2.0' }
