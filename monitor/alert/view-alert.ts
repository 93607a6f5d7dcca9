import type { AlertView } from '../../shared/schemas/alert.ts';
import type { OutboxAlert } from '../store/alerts.ts';

/** An alert as the API and the event log show it: without its words, which carry what the mention already says. */
export function viewAlert(alert: OutboxAlert): AlertView {
  const { content: _content, groupKey: _groupKey, fencing: _fencing, ...view } = alert;
  return view;
}
