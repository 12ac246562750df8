create table account (
    username            varchar(64)  not null primary key,
    display_name        varchar(200) not null,
    password_hash       varchar(200) not null,
    person_id           varchar(64),
    partner_id          varchar(64)  not null,
    enabled             boolean      not null,
    demo                boolean      not null,
    password_change_due boolean      not null,
    created_at          timestamp(6) not null
);

create index account_by_partner on account (partner_id);

create table account_role (
    username varchar(64) not null,
    role     varchar(20) not null,
    primary key (username, role),
    constraint account_role_account foreign key (username) references account (username)
);
