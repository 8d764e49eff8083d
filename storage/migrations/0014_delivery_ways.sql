-- How far each delivery got (storage/way.h): what was handed over first, then what still may be.
create view delivery_ways as
select d.id as way_of, d.state as way_state, d.held_for as way_held_for,
       case when d.state in ('pending', 'retrying', 'held') then d.next_attempt end as way_next,
       d.delivered as way_delivered, d.within as way_within, c.alert as way_carrier,
       case when d.state = 'delivered' then 1
            when d.state in ('pending', 'sending', 'retrying', 'held') then 2 else 3
       end as way_rank
  from deliveries d left join deliveries c on c.id = d.within;

-- The outbox is cleared by age: attempts by their start, alerts by theirs (alerts_created).
