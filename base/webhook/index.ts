/** Signed messages to an address that the provider chose. */

export { openWebhook, type Webhook, type WebhookOutcome, type WebhookSettings } from './open-webhook.ts'
export { checkSignature, signBody } from './sign-body.ts'
