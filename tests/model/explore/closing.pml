/* A connection that the server closes first, for SPIN: written from RFC 9293 and not from the
 * engine, but for the rows of the transition table, which rows.pml brings. Time goes in ticks of
 * 50 ms. What is asked comes from the environment: LINGER_LOSSES, _DUPLICATES, _DELAYS, _TIME_WAIT
 * (ticks), _HEEDS_RST and _PROPERTY (0: clean-close, 1: quiet). An assertion fails where the
 * property is broken. */

#include "rows.pml"

#define CLIENT 0
#define SERVER 1
#define DELAY 1        /* The link's, one way. */
#define MSL 32         /* No segment is in the link for longer. */
#define RTO 20         /* Doubled each time. */
#define PATIENCE 2     /* The client closes so long after it has seen the server close. */
#define ROOM 12        /* Segments in the link at once. */
#define NEVER 10000

typedef Segment {
  bool inLink; bit receiver; bool fin; bool rst; bit seq; bit ack; byte left;
  bool ofConnection    /* Sent by one of its ends, and not by a host that knows no connection. */
};
typedef End {
  byte state; bit rcvNxt; bit sndUna; bit sndNxt; short rto; short retransmit; short timeWait;
  short close
};

Segment link[ROOM];
End end[2];
Segment arrived;
byte n;
bit to, number, acks;
short losses, copies, delays, timeWaitTicks;
bool heedsRst, asksQuiet;
byte event, action, i, lives;

c_code { #include <stdlib.h> };

inline put(sender, isFin, isRst, start, upTo, isOwn, ticks) {
  i = 0;
  do :: i < ROOM && link[i].inLink -> i++ :: else -> break od;
  assert(i < ROOM);
  link[i].inLink = true; link[i].receiver = 1 - sender; link[i].fin = isFin; link[i].rst = isRst;
  link[i].seq = start; link[i].ack = upTo; link[i].left = ticks; link[i].ofConnection = isOwn
}

/* Sends a segment: what the network does to it is chosen here. */
inline transmit(from, withFin, withRst, first, expected, known) {
  if
  :: put(from, withFin, withRst, first, expected, known, DELAY)
  :: losses > 0 -> losses--
  :: delays > 0 -> delays--; select(lives : DELAY + 1 .. MSL); put(from, withFin, withRst, first, expected, known, lives)
  :: copies > 0 -> copies--; select(lives : DELAY + 1 .. MSL);
     put(from, withFin, withRst, first, expected, known, DELAY); put(from, withFin, withRst, first, expected, known, lives)
  fi
}

inline sendAck(x) {
  number = end[x].sndNxt; acks = end[x].rcvNxt; transmit(x, false, false, number, acks, true)
}
inline sendFin(x) {
  end[x].sndNxt = 1; end[x].retransmit = end[x].rto;
  acks = end[x].rcvNxt; transmit(x, true, false, 0, acks, true)
}

inline checkQuiet(x) {
  if
  :: asksQuiet ->
     assert(end[1 - x].state == CLOSED);
     i = 0;
     do
     :: i < ROOM -> assert(!(link[i].inLink && link[i].ofConnection && link[i].left > 0)); i++
     :: else -> break
     od
  :: else
  fi
}

inline isClean(condition) { if :: !asksQuiet -> assert(condition) :: else fi }

/* Takes the row of the table for `event`. */
inline take(x) {
  isClean(event != EVENT_RST || end[x].state == TIME_WAIT);
  nextRow(end[x].state, event, action);
  if
  :: action == SEND_ACK || action == CHALLENGE -> sendAck(x)
  :: action == SEND_FIN -> sendFin(x)
  :: action == RESTART_WITH_ACK -> sendAck(x); end[x].timeWait = timeWaitTicks
  :: else -> assert(action == SEND_NOTHING)
  fi;
  moved(x)
}

inline moved(x) {
  if
  :: end[x].state == TIME_WAIT && end[x].timeWait == NEVER ->
     end[x].timeWait = timeWaitTicks; end[x].retransmit = NEVER
  :: end[x].state == CLOSE_WAIT && end[x].close == NEVER -> end[x].close = PATIENCE
  :: end[x].state == CLOSED && end[x].timeWait != NEVER ->
     end[x].timeWait = NEVER; checkQuiet(x)
  :: end[x].state == CLOSED && end[x].timeWait == NEVER ->
     end[x].retransmit = NEVER; end[x].close = NEVER
  :: else
  fi
}

/* RFC 9293 3.10.7: CLOSED. */
inline arriveAtNobody(x) {
  if
  :: !arrived.rst -> number = arrived.ack; transmit(x, false, true, number, 0, false)
  :: else
  fi
}

/* RFC 9293 3.10.7.4, with RFC 5961 3.2 and, where resets are not heeded, RFC 1337. There is no data:
 * the window begins at RCV.NXT, and what is before it is old. */
inline arriveAtEnd(x) {
  if
  :: arrived.rst ->
     if
     :: end[x].state == TIME_WAIT && !heedsRst
     :: else ->
        if
        :: arrived.seq == end[x].rcvNxt -> event = EVENT_RST; take(x)
        :: arrived.seq > end[x].rcvNxt -> event = EVENT_RST_IN_WINDOW; take(x)
        :: else
        fi
     fi
  :: !arrived.rst && arrived.seq < end[x].rcvNxt ->
     if
     :: end[x].state == TIME_WAIT && arrived.fin -> event = EVENT_PEER_STILL_SENDING
     :: else -> event = EVENT_UNACCEPTABLE
     fi;
     take(x)
  :: else ->
     event = EVENT_NONE;
     if
     :: arrived.ack > end[x].sndUna -> end[x].sndUna = arrived.ack; end[x].retransmit = NEVER;
        event = EVENT_ACK_OF_FIN
     :: else
     fi;
     if
     :: arrived.fin && arrived.seq == end[x].rcvNxt ->
        end[x].rcvNxt = 1;
        event = (event == EVENT_ACK_OF_FIN -> EVENT_FIN_AND_ACK_OF_FIN : EVENT_FIN)
     :: else
     fi;
     if :: event != EVENT_NONE -> take(x) :: else fi
  fi
}

inline arrive(n) {
  to = link[n].receiver; arrived.fin = link[n].fin; arrived.rst = link[n].rst;
  arrived.seq = link[n].seq; arrived.ack = link[n].ack;
  link[n].inLink = false; link[n].receiver = 0; link[n].fin = false; link[n].rst = false;
  link[n].seq = 0; link[n].ack = 0; link[n].ofConnection = false;
  if
  :: end[to].state == CLOSED -> arriveAtNobody(to)
  :: else -> arriveAtEnd(to)
  fi
}

inline tick(timer) { if :: timer > 0 && timer < NEVER -> timer-- :: else fi }


active proctype Connection() {
  atomic {
    c_code {
      now.losses = atoi(getenv("LINGER_LOSSES"));
      now.copies = atoi(getenv("LINGER_DUPLICATES"));
      now.delays = atoi(getenv("LINGER_DELAYS"));
      now.timeWaitTicks = atoi(getenv("LINGER_TIME_WAIT"));
      now.heedsRst = atoi(getenv("LINGER_HEEDS_RST"));
      now.asksQuiet = atoi(getenv("LINGER_PROPERTY"));
    };
    n = 0;
    do
    :: n < 2 ->
       end[n].state = ESTABLISHED; end[n].rto = RTO; end[n].retransmit = NEVER;
       end[n].timeWait = NEVER; end[n].close = NEVER; n++
    :: else -> break
    od;
    end[SERVER].close = 0
  }
  do
  :: atomic {
    /* What arrives now comes before what a timer does now: it was sent earlier. */
    if
    :: n = 0; do :: n < ROOM && !(link[n].inLink && link[n].left == 0) -> n++ :: else -> break od;
       if
       :: n < ROOM -> arrive(n)
       :: else ->
          if
          :: end[CLIENT].close == 0 -> end[CLIENT].close = NEVER; event = EVENT_CLOSE; take(CLIENT)
          :: end[SERVER].close == 0 -> end[SERVER].close = NEVER; event = EVENT_CLOSE; take(SERVER)
          :: end[CLIENT].retransmit == 0 ->
             end[CLIENT].rto = 2 * end[CLIENT].rto; sendFin(CLIENT)
          :: end[SERVER].retransmit == 0 ->
             end[SERVER].rto = 2 * end[SERVER].rto; sendFin(SERVER)
          :: end[CLIENT].timeWait == 0 -> event = EVENT_TIME_WAIT_EXPIRED; take(CLIENT)
          :: end[SERVER].timeWait == 0 -> event = EVENT_TIME_WAIT_EXPIRED; take(SERVER)
          :: else ->
             n = 0;
             do
             :: n < ROOM -> if :: link[n].inLink -> link[n].left-- :: else fi; n++
             :: else -> break
             od;
             n = 0;
             do
             :: n < 2 -> tick(end[n].close); tick(end[n].retransmit); tick(end[n].timeWait); n++
             :: else -> break
             od
          fi
       fi
    fi;
    n = 0; i = 0; event = EVENT_NONE; action = SEND_NOTHING; lives = 0;
    if
    :: end[CLIENT].state == CLOSED && end[SERVER].state == CLOSED ->
       do
       :: n < ROOM && !link[n].inLink -> n++
       :: else -> break
       od;
       if :: n == ROOM -> break :: else -> n = 0 fi
    :: else
    fi
  }
  od
}
