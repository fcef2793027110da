/**
 * Chat messages, as events carry them: `{role, content}` with tool calls as a list or under dotted keys.
 *
 * @typedef {{ id: string | null, name: string, arguments: any }} ToolCall
 * @typedef {{ role: string, name: string | null, content: any, reasoning: string | null, toolCallId: string | null,
 *   toolCalls: ToolCall[] }} Message
 */

const DOTTED_CALL = /^tool_calls\.(\d+)\.(.+)$/;
const LISTS = ['chat_history', 'messages', 'conversation', 'choices'];
const OF_MESSAGE = new Set(['role', 'content', 'name', 'reasoning', 'tool_call_id', 'tool_calls', 'finish_reason', 'refusal']);

/**
 * Splits inputs or outputs into a conversation and what else they hold.
 *
 * @param {any} section
 * @returns {{ messages: Message[], rest: Record<string, any> | null }} no messages when it is not a conversation
 */
export function conversation(section) {
  if (Array.isArray(section) && section.every(isMessage)) return { messages: section.map(message), rest: null };
  if (!isObject(section)) return { messages: [], rest: null };
  const list = LISTS.find((key) => Array.isArray(section[key]) && section[key].length && section[key].every(isMessage));
  const flat = isFlatMessage(section);
  const messages = list ? section[list].map(message) : flat ? [message(section)] : [];
  const taken = (/** @type {string} */ key) => key === list || (flat && isOfMessage(key));
  const rest = Object.fromEntries(Object.entries(section).filter(([key]) => !taken(key)));
  return { messages, rest: Object.keys(rest).length ? rest : null };
}

/**
 * @param {Record<string, any>} source
 * @returns {Message}
 */
function message(source) {
  const inner = isObject(source.message) ? source.message : source;
  return {
    role: inner.role ?? 'assistant',
    name: inner.name ?? null,
    content: content(inner.content ?? inner.parts ?? inner.refusal ?? null),
    reasoning: typeof inner.reasoning === 'string' ? inner.reasoning : null,
    toolCallId: inner.tool_call_id ?? null,
    toolCalls: toolCalls(inner),
  };
}

/**
 * @param {Record<string, any>} source
 * @returns {ToolCall[]}
 */
function toolCalls(source) {
  const calls = Array.isArray(source.tool_calls) ? source.tool_calls.map((call) => ({ ...call })) : [];
  for (const [key, value] of Object.entries(source)) {
    const match = DOTTED_CALL.exec(key);
    if (!match) continue;
    const call = (calls[Number(match[1])] ??= {});
    call[match[2]] = value;
  }
  return calls.filter(isObject).map(toolCall);
}

/** @param {Record<string, any>} call */
function toolCall(call) {
  return {
    id: call.id ?? null,
    name: call.name ?? call.function?.name ?? call['function.name'] ?? 'unknown',
    arguments: call.arguments ?? call.function?.arguments ?? call['function.arguments'] ?? null,
  };
}

/**
 * A list that holds only text becomes one text.
 *
 * @param {any} value
 */
function content(value) {
  if (!Array.isArray(value)) return value;
  const texts = value.map((part) => (typeof part === 'string' ? part : part?.type === 'text' ? (part.text ?? part.content) : null));
  return texts.every((text) => typeof text === 'string') ? texts.join('\n') : value;
}

/** @param {any} value */
const isMessage = (value) =>
  isObject(value) && (typeof value.role === 'string' || (isObject(value.message) && typeof value.message.role === 'string'));

/** @param {Record<string, any>} section */
const isFlatMessage = (section) =>
  typeof section.role === 'string' || Object.keys(section).some((key) => DOTTED_CALL.test(key)) || Array.isArray(section.tool_calls);

/** @param {string} key */
const isOfMessage = (key) => OF_MESSAGE.has(key) || DOTTED_CALL.test(key);

/** @param {any} value */
export const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
