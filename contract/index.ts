export { captureZone } from '../protocol/capture-zone.ts';
export { type Bridge, buildBridge, type Wire } from './bridge.ts';
export type { Channel } from './channel.ts';
export {
  type ChannelInput,
  type ChannelName,
  type ChannelOutput,
  channels,
  longestLetter,
  mostPicked,
} from './channels.ts';
export * from './collection.ts';
export * from './environment.ts';
export { type ConsoleEvent, eventSchema, mostNamedChains } from './events.ts';
export * from './execcode.ts';
export * from './free-text.ts';
export * from './language.ts';
export { channelsOfTheLock, longestKept } from './lock-channels.ts';
export { messageSchema } from './message.ts';
export * from './money.ts';
export * from './plan.ts';
export * from './question/index.ts';
export { type ActionObstacle, actionObstacle, type MissingSecret, type Refusal, refusalSchema } from './refusal.ts';
export { accept, assertNever, type Result, refuse } from './result.ts';
export * from './views/account.ts';
export * from './views/administration.ts';
export * from './views/approval.ts';
export * from './views/audit.ts';
export * from './views/basics.ts';
export * from './views/case.ts';
export * from './views/client.ts';
export * from './views/connection.ts';
export * from './views/console.ts';
export * from './views/guard.ts';
export * from './views/import.ts';
export * from './views/limit.ts';
export * from './views/list.ts';
export * from './views/lock.ts';
export * from './views/note.ts';
export * from './views/notification.ts';
export * from './views/operation.ts';
export * from './views/operation-request.ts';
export * from './views/page.ts';
export * from './views/team.ts';
export * from './views/transaction.ts';
export * from './views/unclaimed.ts';
export * from './wire.ts';
